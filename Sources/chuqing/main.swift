import CommandLineInterface

ChuqingCommand.main()
